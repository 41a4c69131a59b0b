export * from './GlossaryQueries';
export * from './GlossaryReader';
export * from './router';
