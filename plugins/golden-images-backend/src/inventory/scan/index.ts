export * from './ClusterScan';
export * from './failureText';
export * from './Scan';
export * from './ScanLog';
export * from './ScanObserver';
export * from './ScanRunner';
export * from './SourceIdentity';
