/** One day of a chart, with everything that is said of it. */
export interface ChartDay {
  /** ISO date. */
  readonly day: string;
  /** The figure as people read it, e.g. `87.0 %`. */
  readonly text: string;
  /** What must be known to judge the figure, e.g. how many could not be determined. */
  readonly note?: string;
  /** Address of the rows behind the figure. */
  readonly to: string;
}

/** A day of a line. */
export interface TrendDay extends ChartDay {
  readonly value: number;
  /** How high the value could be if everything undetermined counted; absent where nothing is. */
  readonly upTo?: number;
}

/** A day of a stack: a number for each of its layers. */
export interface StackDay extends ChartDay {
  readonly counts: Readonly<Record<string, number>>;
}

/** A layer of a stack, from the bottom. */
export interface StackLayer {
  readonly key: string;
  readonly title: string;
  readonly color: string;
  /** 0 to 1, so that neighbours of one colour differ. */
  readonly opacity: number;
  /** Hatched, so that it is told from the others without colour. */
  readonly hatched?: boolean;
}

/** A line that the values are measured by. */
export interface ChartTarget {
  readonly value: number;
  /** As it is said, e.g. `> 95 %`. */
  readonly text: string;
}
