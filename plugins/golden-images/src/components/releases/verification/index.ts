export { VerificationPanel } from './VerificationPanel';
