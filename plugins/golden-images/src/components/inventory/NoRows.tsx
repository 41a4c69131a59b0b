import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { NothingScanned } from './NothingScanned';

/** Why the table is empty, and the way out. */
export function NoRows(props: { filtered: boolean; onReset: () => void }) {
  return (
    <Box padding={3}>
      {props.filtered ? (
        <>
          <Typography gutterBottom>
            No workload matches these filters.
          </Typography>
          <Button variant="outlined" onClick={props.onReset}>
            Reset the filters
          </Button>
        </>
      ) : (
        <NothingScanned />
      )}
    </Box>
  );
}
