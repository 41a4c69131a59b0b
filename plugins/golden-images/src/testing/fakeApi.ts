import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';

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
    listCandidates: async () => ({ items: [], totalItems: 0 }),
    openCandidate: unforeseen('openCandidate'),
    getPromotion: unforeseen('getPromotion'),
    signOff: unforeseen('signOff'),
    fastTrack: unforeseen('fastTrack'),
    rejectCandidate: unforeseen('rejectCandidate'),
    reportMirror: unforeseen('reportMirror'),
    promote: unforeseen('promote'),
    getDrift: unforeseen('getDrift'),
    listReleaseDocuments: unforeseen('listReleaseDocuments'),
    addReleaseDocument: unforeseen('addReleaseDocument'),
    getReleaseDocument: unforeseen('getReleaseDocument'),
    compareReleases: unforeseen('compareReleases'),
    ...answers,
  };
}
