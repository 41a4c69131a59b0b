export { LinkOrText } from './LinkOrText';
export { useSupport } from './useSupport';
export { WithHelp } from './WithHelp';
