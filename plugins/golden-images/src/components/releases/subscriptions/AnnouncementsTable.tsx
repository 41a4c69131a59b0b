import Switch from '@material-ui/core/Switch';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  SubscriptionChange,
  Subscriptions,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';

/** A switch for each family and each of those one decides for. */
export function AnnouncementsTable(props: {
  subscriptions: Subscriptions;
  disabled: boolean;
  onChange: (change: SubscriptionChange) => void;
}) {
  const { t } = useTexts();
  const { subscriptions, disabled, onChange } = props;
  const subscribers = subscriptions.subscribers.map(each => ({
    ...each,
    name: each.self ? t('subscriptions.you') : each.ref,
  }));
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" aria-label={t('subscriptions.caption')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('subscriptions.family')}</TableCell>
            {subscribers.map(({ ref, name }) => (
              <TableCell key={ref} style={{ overflowWrap: 'anywhere' }}>
                {name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {subscriptions.families.map(family => (
            <TableRow key={family}>
              <TableCell component="th" scope="row">
                {family}
              </TableCell>
              {subscribers.map(({ ref, name, unsubscribed }) => (
                <TableCell key={ref}>
                  <Switch
                    color="primary"
                    checked={!unsubscribed.includes(family)}
                    disabled={disabled}
                    inputProps={{
                      'aria-label': t('subscriptions.toggle', {
                        family,
                        who: name,
                      }),
                    }}
                    onChange={(_event, subscribed) =>
                      onChange({ ref, family, subscribed })
                    }
                  />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
