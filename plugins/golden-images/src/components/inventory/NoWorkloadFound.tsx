import Typography from '@material-ui/core/Typography';
import type { EntitySummary } from '@image-governance/plugin-golden-images-common';
import { DataAgeText } from '../time';

/** Says what was looked for, so that a wrong label or namespace is seen at once. */
export function NoWorkloadFound(props: {
  summary: Pick<EntitySummary, 'lookedFor' | 'age'>;
}) {
  const { lookedFor, age } = props.summary;
  return (
    <div>
      <Typography variant="subtitle2">
        No workload of this component was found
      </Typography>
      <Typography variant="body2">Looked for:</Typography>
      <ul>
        {lookedFor.map(({ what, value }) => (
          <li key={`${what}=${value}`}>
            <Typography variant="body2" style={{ overflowWrap: 'anywhere' }}>
              {what}: <code>{value}</code>
            </Typography>
          </li>
        ))}
      </ul>
      <Typography variant="body2" component="div">
        Last scan: <DataAgeText age={age} />
      </Typography>
    </div>
  );
}
