/** Who gets announcements of new releases. Everybody does who has not turned them off; deadlines are told in any case. */
export interface Subscriptions {
  /** Families there are, by name. */
  readonly families: readonly string[];
  /** The asker first, then the asker's groups. */
  readonly subscribers: readonly {
    /** Entity ref of a user or a group. */
    readonly ref: string;
    /** Whether it is the asker. */
    readonly self: boolean;
    /** Families whose announcements are turned off. */
    readonly unsubscribed: readonly string[];
  }[];
}

/** Turns announcements of a family on or off. */
export interface SubscriptionChange {
  readonly ref: string;
  readonly family: string;
  readonly subscribed: boolean;
}
