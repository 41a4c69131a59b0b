export { WhatToUse } from './WhatToUse';
