import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  levelText,
  signerText,
  type AttestationCheck,
  type AttestationKind,
  type VerificationReport,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { shortDigest, shortenDigests } from '../../copy';
import { LongText } from '../../longText';
import { timeText } from '../../time';
import { StatusChip } from '../../verdict';

/** Everything signed that was found, what holds of it, and why the rest does not. */
export function SignedTable(props: { report: VerificationReport }) {
  const { t } = useTexts();
  const { digest, signatures, attestations } = props.report;
  const rows = [
    ...signatures.map(
      (check): SignedRowProps => ({ check, kind: 'signature' }),
    ),
    ...attestations.map(
      (check): SignedRowProps => ({ check, kind: check.kind ?? 'unread' }),
    ),
  ];
  if (rows.length === 0) {
    return (
      <Typography variant="body2">
        {t('verification.nothing', { digest: shortDigest(digest) })}
      </Typography>
    );
  }
  return (
    <TableContainer>
      <Table
        size="small"
        aria-label={t('verification.table.name')}
        style={{ minWidth: 640 }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('verification.table.what')}</TableCell>
            <TableCell>{t('verification.table.state')}</TableCell>
            <TableCell>{t('verification.table.who')}</TableCell>
            <TableCell>{t('verification.table.place')}</TableCell>
            <TableCell>{t('verification.table.seen')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ check, kind }, index) => (
            <SignedRow key={index} check={check} kind={kind} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

interface SignedRowProps {
  check: AttestationCheck;
  /** `unread` for one that does not say what it is. */
  kind: AttestationKind | 'unread';
}

function SignedRow(props: SignedRowProps) {
  const { t } = useTexts();
  const { check, kind } = props;
  const { state, place, format, predicateType, provenance } = check;
  const verified = state === 'verified';
  return (
    <TableRow>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        title={predicateType}
      >
        {t(`verification.kinds.${kind}`)}
        {provenance && (
          <Typography
            variant="body2"
            color="textSecondary"
            style={{ overflowWrap: 'anywhere' }}
          >
            {levelText(provenance)}, {provenance.builder}
          </Typography>
        )}
        {kind === 'other' && predicateType && (
          <Typography
            variant="body2"
            color="textSecondary"
            style={{ overflowWrap: 'anywhere' }}
          >
            {predicateType}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <StatusChip
          tone={verified ? 'ok' : 'error'}
          label={t(`verification.states.${state}`)}
        />
      </TableCell>
      <TableCell style={{ overflowWrap: 'anywhere' }}>
        <LongText text={verified ? signerText(check.signer) : check.reason} />
      </TableCell>
      <TableCell title={place} style={{ overflowWrap: 'anywhere' }}>
        {t(`verification.formats.${format}`)} {shortenPlace(place)}
      </TableCell>
      <TableCell>
        {verified && check.signedAt
          ? timeText(t, check.signedAt)
          : t('verification.table.noTime')}
      </TableCell>
    </TableRow>
  );
}

/** `sha256-0123456789ab….sig` of a tag, a short digest of a referrer. */
function shortenPlace(place: string): string {
  return shortenDigests(place).replace(
    /^(sha256-[0-9a-f]{12})[0-9a-f]{52}/,
    '$1…',
  );
}
