export * from './createClocks';
export { EmergencyStore } from './EmergencyStore';
export { addClockRoutes } from './router';
