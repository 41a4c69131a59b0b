import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';

/** Goes to the section that the address names, which the router leaves to the page. */
export function useScrollToAnchor(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    const section = hash && document.getElementById(hash.slice(1));
    if (section) {
      section.scrollIntoView();
      section.focus({ preventScroll: true });
    }
  }, [hash, key]);
}
