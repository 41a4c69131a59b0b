export { PastNotice } from './PastNotice';
