import Skeleton from '@material-ui/lab/Skeleton';
import { useTexts } from '../../translation';
import { useReducedMotion } from '../motion';

const WIDTHS = ['60%', '90%', '75%'];

/** Placeholder while a request runs. */
export function LoadingLines(props: { what: string }) {
  const { t } = useTexts();
  const animation = useReducedMotion() ? false : 'pulse';
  return (
    <div
      role="status"
      aria-busy="true"
      aria-label={t('request.loading', { what: props.what })}
    >
      {WIDTHS.map(width => (
        <Skeleton
          key={width}
          variant="text"
          width={width}
          animation={animation}
        />
      ))}
    </div>
  );
}
