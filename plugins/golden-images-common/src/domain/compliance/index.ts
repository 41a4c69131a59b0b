export * from './adoption';
export * from './kpi';
export * from './nonCompliant';
export * from './ratio';
export * from './sprawl';
export * from './workloadCounts';
