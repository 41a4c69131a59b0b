export * from './createTeams';
export * from './router';
export * from './TeamReader';
