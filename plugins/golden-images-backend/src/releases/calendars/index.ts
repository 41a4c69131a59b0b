export * from './createCalendars';
export * from './router';
