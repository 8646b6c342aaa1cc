/** Importing this module registers all operations. */
import './creation';
import './arithmetic';
import './unary';
import './reduce';
import './view';
import './join';
import './select';
import './matmul';
import './convolution';
import './resample';
import './normalization';
import './loss';
import './attention';
import './spectral';
import './linalg';
