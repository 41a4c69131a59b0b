export { NewFacts } from './NewFacts';
export { useChannel } from './useChannel';
export { useCoalesced } from './useCoalesced';
export { useFactsChanged } from './useFactsChanged';
export { useLiveRequest, type LiveRequest } from './useLiveRequest';
