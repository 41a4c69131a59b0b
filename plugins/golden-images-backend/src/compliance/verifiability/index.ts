export { VerifiabilityReader } from './VerifiabilityReader';
