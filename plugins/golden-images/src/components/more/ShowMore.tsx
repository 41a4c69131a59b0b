import Button from '@material-ui/core/Button';
import { useTexts } from '../../translation';

/** Below the beginning of a long list; nothing when all of it is shown. */
export function ShowMore(props: { hidden: number; onClick: () => void }) {
  const { t } = useTexts();
  const { hidden, onClick } = props;
  return hidden === 0 ? null : (
    <Button size="small" onClick={onClick}>
      {t('count.more', { count: hidden })}
    </Button>
  );
}
