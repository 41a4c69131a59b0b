export * from './DemoPermissionPolicy';
export * from './permissionsModule';
