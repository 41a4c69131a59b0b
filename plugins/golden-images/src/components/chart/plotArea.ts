/**
 * Where the plot lies inside its box, in pixels. Fixed, so that the days that
 * can be reached by mouse and keyboard lie over the days that are drawn.
 */
export const PLOT_AREA = {
  height: 180,
  left: 48,
  right: 8,
  top: 8,
  bottom: 24,
} as const;
