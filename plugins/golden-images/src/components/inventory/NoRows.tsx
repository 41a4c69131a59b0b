import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../translation';
import { NothingScanned } from './NothingScanned';

/** Why the table is empty, and the way out. */
export function NoRows(props: { filtered: boolean; onReset: () => void }) {
  const { t } = useTexts();
  return (
    <Box padding={3}>
      {props.filtered ? (
        <>
          <Typography gutterBottom>
            {t('inventory.workloads.noMatch')}
          </Typography>
          <Button variant="outlined" onClick={props.onReset}>
            {t('inventory.workloads.reset')}
          </Button>
        </>
      ) : (
        <NothingScanned />
      )}
    </Box>
  );
}
