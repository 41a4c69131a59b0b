import type { Responsibilities } from '../api';

/** The part of the API that tells who decides what. */
export interface ResponsibilitiesApi {
  getResponsibilities(): Promise<Responsibilities>;
}
