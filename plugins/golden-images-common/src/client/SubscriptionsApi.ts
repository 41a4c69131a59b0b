import type { SubscriptionChange, Subscriptions } from '../api';

/** The part of the API that says who gets announcements. */
export interface SubscriptionsApi {
  /** Of the asker, and of the groups that the asker belongs to. */
  getSubscriptions(): Promise<Subscriptions>;
  setSubscription(change: SubscriptionChange): Promise<Subscriptions>;
}
