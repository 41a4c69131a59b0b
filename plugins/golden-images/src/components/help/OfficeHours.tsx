import { useTexts } from '../../translation';
import { LinkOrText } from './LinkOrText';
import type { OfficeHour } from './useSupport';

/** When one can come and ask, and where; nothing when nobody holds any. */
export function OfficeHours(props: { hours: readonly OfficeHour[] }) {
  const { t } = useTexts();
  if (props.hours.length === 0) {
    return null;
  }
  return (
    <span>
      {t('help.officeHours')}:{' '}
      {props.hours.map(({ title, when, url }, i) => (
        <span key={`${title} ${when}`}>
          {i > 0 && '; '}
          <LinkOrText url={url}>
            {t('help.officeHour', { title, when })}
          </LinkOrText>
        </span>
      ))}
    </span>
  );
}
