import type {
  ClocksApi,
  GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';

/** The port with the given answers; a question that the test did not foresee fails. */
export function fakeApi(answers: Partial<GoldenImagesApi>): GoldenImagesApi {
  const unforeseen = (what: string) => async (): Promise<never> => {
    throw new Error(`The test has no answer for ${what}`);
  };
  return {
    getOverview: unforeseen('getOverview'),
    listKpiSnapshots: async () => [],
    listTeams: unforeseen('listTeams'),
    getTeamsSummary: unforeseen('getTeamsSummary'),
    getOwnersSummary: unforeseen('getOwnersSummary'),
    getScopeSummary: unforeseen('getScopeSummary'),
    getSprawl: unforeseen('getSprawl'),
    listWorkloads: unforeseen('listWorkloads'),
    getWorkload: unforeseen('getWorkload'),
    listImages: unforeseen('listImages'),
    getImage: unforeseen('getImage'),
    getFacets: unforeseen('getFacets'),
    getEntitySummary: unforeseen('getEntitySummary'),
    getEntityInventory: unforeseen('getEntityInventory'),
    listEntityStandings: unforeseen('listEntityStandings'),
    getEntityStandings: unforeseen('getEntityStandings'),
    listSources: unforeseen('listSources'),
    listRunningScans: async () => ({ at: new Date().toISOString(), scans: [] }),
    listScans: unforeseen('listScans'),
    scanNow: unforeseen('scanNow'),
    listReleases: unforeseen('listReleases'),
    getRelease: unforeseen('getRelease'),
    listTracks: unforeseen('listTracks'),
    getTrack: unforeseen('getTrack'),
    listDeprecations: unforeseen('listDeprecations'),
    getDeprecation: unforeseen('getDeprecation'),
    getCalendar: unforeseen('getCalendar'),
    listCalendarFeeds: unforeseen('listCalendarFeeds'),
    createCalendarFeed: unforeseen('createCalendarFeed'),
    revokeCalendarFeed: unforeseen('revokeCalendarFeed'),
    listCandidates: async () => ({ items: [], totalItems: 0, mayOpen: false }),
    openCandidate: unforeseen('openCandidate'),
    getPromotion: unforeseen('getPromotion'),
    signOff: unforeseen('signOff'),
    fastTrack: unforeseen('fastTrack'),
    rejectCandidate: unforeseen('rejectCandidate'),
    reportMirror: unforeseen('reportMirror'),
    promote: unforeseen('promote'),
    getDrift: unforeseen('getDrift'),
    getVerification: unforeseen('getVerification'),
    verifyRelease: unforeseen('verifyRelease'),
    listAuditEntries: unforeseen('listAuditEntries'),
    getAuditVerification: unforeseen('getAuditVerification'),
    getAuditHead: unforeseen('getAuditHead'),
    exportAudit: unforeseen('exportAudit'),
    listDecisions: unforeseen('listDecisions'),
    getSubscriptions: unforeseen('getSubscriptions'),
    setSubscription: unforeseen('setSubscription'),
    ...clocksAnswers(unforeseen),
    ...answers,
  };
}

function clocksAnswers(
  unforeseen: (what: string) => () => Promise<never>,
): ClocksApi {
  return {
    // What nobody decided of yet, and who may decide nothing.
    getDeprecationRecord: async release => ({
      release,
      title: release,
      phase: 'legacy',
      earliestRemoval: '2027-08-30',
      latestExpiry: '2027-11-28',
      warnings: [],
      own: [],
      may: [],
    }),
    announceDeprecation: unforeseen('announceDeprecation'),
    recordRemoval: unforeseen('recordRemoval'),
    listEmergencies: async () => [],
    openEmergency: unforeseen('openEmergency'),
    closeEmergency: unforeseen('closeEmergency'),
    listPostMortems: async () => [],
    writePostMortem: unforeseen('writePostMortem'),
    getClosing: async release => ({ release }),
    getRetention: unforeseen('getRetention'),
    getLeadTime: async () => ({
      at: '2027-07-14T12:00:00Z',
      ratio: { numerator: 0, denominator: 0 },
      display: 'n/a',
      target: { value: 7, text: 'at most 7 days' },
      status: 'no-data',
      statement: 'Nothing was promoted.',
      from: '2027-04-16',
      to: '2027-07-14',
      rows: [],
      undated: 0,
      waiting: [],
    }),
  };
}
