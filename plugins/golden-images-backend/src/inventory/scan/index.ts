export * from './ClusterScan';
export * from './failureText';
export * from './Scan';
export * from './ScanRunner';
