import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Evidence,
  UsageView,
} from '@image-governance/plugin-golden-images-common';
import { CodeText, DigestText } from '../copy';
import { inspectCommand } from './inspectCommand';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(2.5) },
    check: { marginTop: theme.spacing(1) },
  }),
  { name: 'GoldenImagesEvidenceList' },
);

/** The evidence with its digests, and the command with which anyone can check it by hand. */
export function EvidenceList(props: { usage: UsageView }) {
  const classes = useStyles();
  const { usage } = props;
  const command = inspectCommand(usage);
  return (
    <div className={classes.check}>
      <Typography variant="subtitle2">Evidence</Typography>
      {usage.evidence.length === 0 ? (
        <Typography variant="body2">None found.</Typography>
      ) : (
        <ul className={classes.list}>
          {usage.evidence.map(evidence => (
            <li key={keyOf(evidence)}>
              <EvidenceItem evidence={evidence} />
            </li>
          ))}
        </ul>
      )}
      {command && (
        <Typography variant="body2" component="div">
          Check by hand: <CodeText text={command} label="Copy command" />
        </Typography>
      )}
    </div>
  );
}

function EvidenceItem(props: { evidence: Evidence }) {
  const { evidence } = props;
  switch (evidence.kind) {
    case 'digest':
      return (
        <span>
          Digest of {evidence.release}
          {evidence.platform &&
            ` for ${evidence.platform.os}/${evidence.platform.architecture}`}
          : <DigestText digest={evidence.digest} />
        </span>
      );
    case 'layers':
      return (
        <span>
          The first {evidence.layers} of {evidence.ofLayers} layers are{' '}
          {evidence.release}, chain id <DigestText digest={evidence.chainId} />
        </span>
      );
    case 'provenance':
      return (
        <span>
          Attestation by {evidence.signer} names {evidence.release}:{' '}
          <DigestText digest={evidence.material} />
        </span>
      );
    case 'annotation':
      return (
        <span>
          Claimed only ({evidence.source}):{' '}
          <CodeText text={evidence.claim} label="Copy claim" />
        </span>
      );
    default:
      return evidence satisfies never;
  }
}

function keyOf(evidence: Evidence): string {
  return evidence.kind === 'annotation'
    ? `${evidence.kind} ${evidence.source} ${evidence.claim}`
    : `${evidence.kind} ${evidence.release}`;
}
