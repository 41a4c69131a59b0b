/** Three layers of an image, the golden one on top. */
export const LogoIcon = () => (
  <svg
    width={28}
    height={28}
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="#f0b429" d="m12 1 12 6-12 6L0 7z" />
    <path fill="#de911d" d="m0 12 12 6 12-6v2.500l-12 6-12-6z" />
    <path fill="#cb6e17" d="m0 17 12 6 12-6v1l-12 6-12-6z" />
  </svg>
);
