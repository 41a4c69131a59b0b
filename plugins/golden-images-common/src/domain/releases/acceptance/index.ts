export * from './acceptanceGate';
export * from './incompatibility';
export * from './stackStanding';
export * from './testRun';
export * from './testTiming';
