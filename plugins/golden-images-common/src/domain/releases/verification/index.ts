export * from './attestationKind';
export * from './provenance';
export * from './report';
export * from './verificationGates';
