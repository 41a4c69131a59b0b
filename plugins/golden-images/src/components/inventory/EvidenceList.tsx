import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Evidence,
  UsageView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { CodeText, DigestText } from '../copy';
import { inspectCommand } from './inspectCommand';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      overflowWrap: 'anywhere',
    },
    check: { marginTop: theme.spacing(1) },
  }),
  { name: 'GoldenImagesEvidenceList' },
);

/** The evidence with its digests, and the command with which anyone can check it by hand. */
export function EvidenceList(props: { usage: UsageView }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { usage } = props;
  const command = inspectCommand(usage);
  return (
    <div className={classes.check}>
      <Typography variant="subtitle2" component="h4">
        {t('inventory.evidence.title')}
      </Typography>
      {usage.evidence.length === 0 ? (
        <Typography variant="body2">{t('inventory.evidence.none')}</Typography>
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
          {t('inventory.evidence.check', {
            command: (
              <CodeText
                text={command}
                label={t('inventory.evidence.copyCommand')}
              />
            ),
          })}
        </Typography>
      )}
    </div>
  );
}

function EvidenceItem(props: { evidence: Evidence }): JSX.Element {
  const { t } = useTexts();
  const { evidence } = props;
  switch (evidence.kind) {
    case 'digest': {
      const { release, platform } = evidence;
      const digest = <DigestText digest={evidence.digest} />;
      return (
        <span>
          {platform
            ? t('inventory.evidence.platformDigest', {
                release,
                platform: `${platform.os}/${platform.architecture}`,
                digest,
              })
            : t('inventory.evidence.digest', { release, digest })}
        </span>
      );
    }
    case 'layers':
      return (
        <span>
          {t('inventory.evidence.layers', {
            layers: evidence.layers,
            ofLayers: evidence.ofLayers,
            release: evidence.release,
            chainId: <DigestText digest={evidence.chainId} />,
          })}
        </span>
      );
    case 'provenance':
      return (
        <span>
          {t('inventory.evidence.provenance', {
            signer: evidence.signer,
            release: evidence.release,
            material: <DigestText digest={evidence.material} />,
          })}
        </span>
      );
    case 'annotation':
      return (
        <span>
          {t('inventory.evidence.annotation', {
            source: t(`inventory.evidence.source.${evidence.source}`),
            claim: (
              <CodeText
                text={evidence.claim}
                label={t('inventory.evidence.copyClaim')}
              />
            ),
          })}
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
