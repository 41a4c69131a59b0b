export * from './AuthorizedCompliance';
export * from './KpiSnapshots';
export * from './OverviewReader';
export * from './router';
export * from './scheduleKpiSnapshots';
export * from './SprawlReader';
export * from './teams';
