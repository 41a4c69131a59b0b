import useMediaQuery from '@material-ui/core/useMediaQuery';

/** Whether the viewer asked the system for less motion; nothing slides or pulses then. */
export function useReducedMotion(): boolean {
  return useMediaQuery('(prefers-reduced-motion: reduce)');
}
