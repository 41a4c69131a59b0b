export * from './ApprovalStore';
export * from './GovernanceScan';
export * from './RegistryScan';
export * from './ReleaseCatalogue';
export * from './ReleaseStore';
