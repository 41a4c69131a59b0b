export * from './runInThread';
