/**
 * Domain, API types, permissions and client of Golden Images for Backstage.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export * from './client';
export * from './domain';
export * from './permissions';
