import type { WorkloadDetail } from '@image-governance/plugin-golden-images-common';
import { TitledCard } from '../card';
import { ShowMore, useShownRows } from '../more';
import { WorkloadHeading } from './WorkloadHeading';
import { WorkloadUsages } from './WorkloadUsages';

/** Workloads shown at first, and with each "more". */
const STEP = 20;

/** The workloads of one environment, with their containers. */
export function EnvironmentWorkloads(props: {
  /** Anchor that the table of environments links to. */
  id: string;
  name: string;
  workloads: readonly WorkloadDetail[];
}) {
  const { id, name, workloads } = props;
  const { shown, hidden, showMore } = useShownRows(workloads, STEP);
  return (
    <section id={id} tabIndex={-1} aria-label={name}>
      <TitledCard title={name}>
        {shown.map(workload => (
          <section key={workload.id} aria-label={workload.name}>
            <WorkloadHeading workload={workload} />
            <WorkloadUsages workload={workload} />
          </section>
        ))}
        <ShowMore hidden={hidden} onClick={showMore} />
      </TitledCard>
    </section>
  );
}
