import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Emergency,
  EmergencyState,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { dateText } from '../../time';
import { StatusChip, type ShownTone } from '../../verdict';

const TONES: Readonly<Record<EmergencyState, ShownTone>> = {
  asked: 'info',
  open: 'warning',
  closed: 'neutral',
  refused: 'neutral',
  expired: 'error',
};

/** Teams that may run a release past its removal, why and until when. */
export function EmergencyTable(props: {
  /** Name of the release. */
  title: string;
  emergencies: readonly Emergency[];
  /** Absent for who may not. */
  onClose?: (emergency: Emergency) => void;
}) {
  const { t } = useTexts();
  const { title, emergencies, onClose } = props;
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t('end.emergencies.title')}
      </Typography>
      {emergencies.length === 0 ? (
        <Typography variant="body2">{t('end.emergencies.none')}</Typography>
      ) : (
        <TableContainer>
          <Table
            size="small"
            aria-label={t('end.emergencies.table', { release: title })}
            style={{ minWidth: 560 }}
          >
            <TableHead>
              <TableRow>
                <TableCell>{t('end.emergencies.team')}</TableCell>
                <TableCell>{t('end.emergencies.state')}</TableCell>
                <TableCell>{t('end.emergencies.reason')}</TableCell>
                <TableCell>{t('end.emergencies.contact')}</TableCell>
                {onClose && (
                  <TableCell>{t('end.emergencies.actions')}</TableCell>
                )}
              </TableRow>
            </TableHead>
            <TableBody>
              {emergencies.map(emergency => (
                <TableRow key={emergency.id}>
                  <TableCell style={{ overflowWrap: 'anywhere' }}>
                    <EntityRefLink entityRef={emergency.ownerRef} />
                  </TableCell>
                  <TableCell>
                    <State emergency={emergency} />
                  </TableCell>
                  <TableCell style={{ overflowWrap: 'anywhere' }}>
                    {emergency.reason}
                  </TableCell>
                  <TableCell style={{ overflowWrap: 'anywhere' }}>
                    {emergency.contact}
                  </TableCell>
                  {onClose && (
                    <TableCell>
                      <CloseButton emergency={emergency} onClose={onClose} />
                    </TableCell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </>
  );
}

function CloseButton(props: {
  emergency: Emergency;
  onClose: (emergency: Emergency) => void;
}) {
  const { t } = useTexts();
  const { emergency, onClose } = props;
  if (emergency.closedAt !== undefined) {
    return null;
  }
  return (
    <Button size="small" onClick={() => onClose(emergency)}>
      {emergency.state === 'asked'
        ? t('end.actions.refuseEmergency')
        : t('end.actions.closeEmergency')}
    </Button>
  );
}

function State(props: { emergency: Emergency }) {
  const { t } = useTexts();
  const { state, expiresAt } = props.emergency;
  const date = dateText(t, expiresAt);
  const words: Record<EmergencyState, string> = {
    asked: t('end.emergencies.asked', { date }),
    open: t('end.emergencies.open', { date }),
    closed: t('end.emergencies.closed'),
    refused: t('end.emergencies.refused'),
    expired: t('end.emergencies.expired', { date }),
  };
  return <StatusChip tone={TONES[state]} label={words[state]} />;
}
