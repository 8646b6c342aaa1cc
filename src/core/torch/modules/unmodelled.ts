/**
 * Names that torch has and that are not modelled here: their results are unknown, with the name as the reason. A name in neither place is
 * missing, and accessing
 * it raises AttributeError as in torch 2.13.
 */
function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Names of `torch`. */
export const UNMODELLED_TORCH = words(
  'AVG AcceleratorError AggregationType AliasDb AnyType Argument ArgumentSpec AwaitType BFloat16Storage BenchmarkConfig BenchmarkExecutionStats' +
    ' ' +
    'Block BoolStorage BoolType BufferDict ByteStorage CallStack Capsule CharStorage ClassType Code CompilationUnit CompleteArgumentSpec' +
    ' ' +
    'ComplexDoubleStorage ComplexFloatStorage ComplexType ConcreteModuleType ConcreteModuleTypeBuilder DeepCopyMemoTable' +
    ' ' +
    'DeserializationStorageContext DeviceObjType DictType DisableTorchFunction DisableTorchFunctionSubclass DispatchKey DispatchKeySet' +
    ' ' +
    'DoubleStorage EnumType ErrorReport Event ExcludeDispatchKeyGuard ExecutionPlan FatalError FileCheck FloatStorage FloatType FunctionSchema' +
    ' ' +
    'Future FutureType GradScaler Gradient Graph GraphExecutorState HalfStorage IODescriptor InferredType IntStorage IntType InterfaceType' +
    ' ' +
    'JITException ListType LiteScriptModule LockingLogger LoggerBase LongStorage ModuleDict Node NoneType NoopLogger NumberType OperatorInfo' +
    ' ' +
    'OptionalType OutOfMemoryError PRIVATE_OPS ParameterDict PyObjectType PyTorchFileReader PyTorchFileWriter QInt32Storage QInt8Storage' +
    ' ' +
    'QUInt2x4Storage QUInt4x2Storage QUInt8Storage RRefType SUM ScriptClass ScriptClassFunction ScriptDict ScriptDictIterator' +
    ' ' +
    'ScriptDictKeyIterator ScriptFunction ScriptList ScriptListIterator ScriptMethod ScriptModule ScriptModuleSerializer ScriptObject' +
    ' ' +
    'ScriptObjectProperty SerializationStorageContext ShortStorage StaticModule Storage StorageBase StreamObjType StringType SymBool SymBoolType' +
    ' ' +
    'SymFloat SymInt SymIntType TYPE_CHECKING Tag TensorType ThroughputBenchmark TracingState TupleType Type TypedStorage USE_GLOBAL_DEPS' +
    ' ' +
    'USE_RTLD_GLOBAL_WITH_LIBTORCH UnionType UntypedStorage Use Value accelerator addmv_ addr affine_grid_generator alias_copy alpha_dropout_' +
    ' ' +
    'as_strided_ as_strided_copy as_strided_scatter autocast_decrement_nesting autocast_increment_nesting batch_norm_backward_elemt' +
    ' ' +
    'batch_norm_backward_reduce batch_norm_elemt batch_norm_gather_stats batch_norm_gather_stats_with_counts batch_norm_stats' +
    ' ' +
    'batch_norm_update_stats binary_cross_entropy_with_logits binomial bit bits16 bits1x8 bits2x4 bits4x2 bits8 builtins ccol_indices_copy' +
    ' ' +
    'cholesky_solve choose_qparams_optimized classproperty clear_autocast_cache col_indices_copy compiled_with_cxx11_abi conv_tbc convolution' +
    ' ' +
    'cosine_embedding_loss cpp cpu crow_indices_copy ctc_loss ctypes cudnn_affine_grid_generator cudnn_batch_norm cudnn_convolution' +
    ' ' +
    'cudnn_convolution_add_relu cudnn_convolution_relu cudnn_convolution_transpose cudnn_grid_sampler cudnn_is_acceptable cumulative_trapezoid' +
    ' ' +
    'default_generator dequantize detach_ detach_copy diagflat diagonal_copy dropout_ dsmm eig embedding_bag embedding_renorm_' +
    ' ' +
    'empty_permuted empty_quantized expand_copy fake_quantize_per_channel_affine fake_quantize_per_tensor_affine fbgemm_linear_fp16_weight' +
    ' ' +
    'fbgemm_linear_fp16_weight_fp32_activation fbgemm_linear_int8_weight fbgemm_linear_int8_weight_fp32_activation fbgemm_linear_quantize_weight' +
    ' ' +
    'fbgemm_pack_gemm_matrix_fp16 fbgemm_pack_quantized_matrix feature_alpha_dropout_ feature_dropout_ fill_ float4_e2m1fn_x2 float8_e4m3fnuz' +
    ' ' +
    'float8_e5m2fnuz float8_e8m0fnu fork frexp frobenius_norm from_dlpack from_file frombuffer functools fused_moving_avg_obs_fake_quant futures' +
    ' ' +
    'geqrf get_autocast_cpu_dtype get_autocast_ipu_dtype get_autocast_xla_dtype get_deterministic_debug_mode get_device get_device_module' +
    ' ' +
    'get_file_path get_num_interop_threads glob gradient grid_sampler grid_sampler_2d grid_sampler_3d has_lapack has_mkl has_openmp has_spectral' +
    ' ' +
    'hash_tensor hinge_embedding_loss histogram histogramdd hsmm hspmm igamma igammac import_ir_module import_ir_module_from_buffer importlib' +
    ' ' +
    'indices_copy init_num_threads inspect instance_norm int1 int2 int3 int4 int5 int6 int7 int_repr is_anomaly_check_nan_enabled' +
    ' ' +
    'is_anomaly_enabled is_autocast_cache_enabled is_autocast_ipu_enabled is_autocast_xla_enabled is_deterministic_algorithms_warn_only_enabled' +
    ' ' +
    'is_signed jagged kl_div legacy_contiguous_format lobpcg lstsq lu lu_solve lu_unpack margin_ranking_loss math matrix_rank' +
    ' ' +
    'merge_type_from_type_comment miopen_batch_norm miopen_convolution miopen_convolution_add_relu miopen_convolution_relu' +
    ' ' +
    'miopen_convolution_transpose miopen_ctc_loss miopen_depthwise_convolution miopen_rnn mkldnn_adaptive_avg_pool2d mkldnn_convolution' +
    ' ' +
    'mkldnn_linear_backward_weights mkldnn_max_pool2d mkldnn_max_pool3d mkldnn_rnn_layer monitor mtia mvlgamma narrow_copy native_batch_norm' +
    ' ' +
    'native_dropout native_group_norm native_layer_norm native_norm nn nonzero_static norm_except_dim nuclear_norm orgqr ormqr os parse_ir' +
    ' ' +
    'parse_schema parse_type_comment pca_lowrank pdist per_channel_affine_float_qparams per_channel_symmetric per_tensor_symmetric permute_copy' +
    ' ' +
    'platform poisson_nll_loss polygamma prepare_multiprocessing_environment profiler_allow_cudagraph_cupti_lazy_reinit_cuda12 q_per_channel_axis' +
    ' ' +
    'q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qscheme quantize_per_channel quantize_per_tensor' +
    ' ' +
    'quantize_per_tensor_dynamic quantized_batch_norm quantized_gru quantized_gru_cell quantized_lstm quantized_lstm_cell quantized_max_pool1d' +
    ' ' +
    'quantized_max_pool2d quantized_max_pool3d quantized_rnn_relu_cell quantized_rnn_tanh_cell quasirandom quint2x4 quint4x2 resize_as_' +
    ' ' +
    'resize_as_sparse_ return_types row_indices_copy saddmm segment_reduce select_copy set_anomaly_enabled' +
    ' ' +
    'set_autocast_cache_enabled set_autocast_cpu_dtype set_autocast_cpu_enabled set_autocast_dtype set_autocast_enabled set_autocast_gpu_dtype' +
    ' ' +
    'set_autocast_ipu_dtype set_autocast_ipu_enabled set_autocast_xla_dtype set_autocast_xla_enabled set_warn_always signal slice_copy' +
    ' ' +
    'slice_inverse smm solve sparse_bsc sparse_bsc_tensor sparse_bsr sparse_bsr_tensor sparse_compressed_tensor sparse_coo_tensor' +
    ' ' +
    'sparse_csc sparse_csc_tensor sparse_csr_tensor split_copy split_with_sizes_copy spmm squeeze_copy sspaddmm svd_lowrank sym_constrain_range' +
    ' ' +
    'sym_constrain_range_for_size sym_fresh_size sym_ite sym_sqrt sym_sum symeig sys t_copy textwrap thread_safe_generator threading to_dlpack' +
    ' ' +
    'torch transpose_copy trapezoid trapz triangular_solve triplet_margin_loss uint1 uint2 uint3 uint4 uint5 uint6 uint7 unbind_copy unfold_copy' +
    ' ' +
    'unify_type_list unravel_index unsafe_chunk unsafe_split unsafe_split_with_sizes unsqueeze_copy values_copy view_as_complex_copy' +
    ' ' +
    'view_as_real_copy view_copy wait warnings while_loop windows zero_',
);

/** Names of `torch.nn.functional`. */
export const UNMODELLED_FUNCTIONAL = words(
  'BroadcastingList1 BroadcastingList2 BroadcastingList3 Callable DType GRID_SAMPLE_INTERPOLATION_MODES GRID_SAMPLE_PADDING_MODES Optional' +
    ' ' +
    'ScalingType SwizzleType TYPE_CHECKING Tensor assert_int_or_pair boolean_dispatch conv_tbc dataclasses fractional_max_pool2d_with_indices' +
    ' ' +
    'fractional_max_pool3d_with_indices grad grouped_mm handle_torch_function has_torch_function has_torch_function_unary' +
    ' ' +
    'has_torch_function_variadic importlib linear_cross_entropy math np reproducibility_notes scaled_grouped_mm scaled_mm sparse_support_notes' +
    ' ' +
    'tf32_notes torch triplet_margin_with_distance_loss warnings',
);

/** Names of `torch.Tensor`. */
export const UNMODELLED_METHODS = words(
  'addbmm_ addmv_ addr addr_ apply_ as_strided_ as_strided_scatter ccol_indices chalf cholesky_solve coalesce col_indices const_data_ptr' +
    ' ' +
    'crow_indices dense_dim dequantize diagflat dim_order eig eq_ float_power_ frexp ge_ geqrf grad_dtype greater_' +
    ' ' +
    'greater_equal_ gt_ hardshrink hash_tensor histogram igamma igamma_ igammac igammac_ index indices int_repr ipu is_coalesced is_conj' +
    ' ' +
    'is_distributed is_ipu is_maia is_mtia is_neg is_nonzero is_set_to is_sparse_csr is_vulkan is_xpu le_ less_ less_equal_ lstsq lt_ lu lu_solve' +
    ' ' +
    'map2_ map_ module_load mtia mvlgamma mvlgamma_ name narrow_copy ne_ new new_empty_strided nonzero_static not_equal_ orgqr ormqr output_nr' +
    ' ' +
    'polygamma polygamma_ q_per_channel_axis q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qscheme record_stream' +
    ' ' +
    'register_post_accumulate_grad_hook reinforce renorm_ resize resize_as resize_as_ resize_as_sparse_ retains_grad row_indices' +
    ' ' +
    'slice_inverse smm solve sparse_dim sparse_mask sparse_resize_ sparse_resize_and_clear_ sspaddmm storage storage_type' +
    ' ' +
    'sum_to_size symeig to_dense to_mkldnn to_padded_tensor to_sparse to_sparse_bsc to_sparse_bsr to_sparse_coo to_sparse_csc to_sparse_csr' +
    ' ' +
    'triangular_solve unsafe_chunk unsafe_split unsafe_split_with_sizes untyped_storage values volatile xpu',
);
