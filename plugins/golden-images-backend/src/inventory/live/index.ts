export * from './FactsFeed';
export * from './ScanFeed';
export * from './SignalSender';
