export interface Config {
  goldenImages?: {
    /**
     * Where people find the policy and get help; shown below every page of Golden Images.
     * @deepVisibility frontend
     */
    support?: {
      /** Address of the wiki with the whole policy, readable for the whole organisation. */
      wiki?: string;
      /** Where to ask. */
      channel?: {
        /** Such as `#golden-images`. */
        name: string;
        /** Address that opens it. */
        url?: string;
      };
      /** When one can come and ask; several teams may hold their own. */
      officeHours?: Array<{
        /** Such as `Platform team` or `Security`. */
        title: string;
        /** In words: `every first Tuesday, 14:00 UTC`. */
        when: string;
        /** Address to join at. */
        url?: string;
        /** Entity reference of the team that holds them. */
        owner?: string;
      }>;
    };
  };
}
