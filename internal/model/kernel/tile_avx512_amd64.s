#include "textflag.h"

// Blocks of 8 rows × 32 columns: Z0 to Z15 hold the sums of row i in Z(2i) and
// Z(2i+1), Z16 and Z17 a row of the panel, Z18 one element of a.

#define CLEAR \
	VPXORQ Z0, Z0, Z0    \
	VPXORQ Z1, Z1, Z1    \
	VPXORQ Z2, Z2, Z2    \
	VPXORQ Z3, Z3, Z3    \
	VPXORQ Z4, Z4, Z4    \
	VPXORQ Z5, Z5, Z5    \
	VPXORQ Z6, Z6, Z6    \
	VPXORQ Z7, Z7, Z7    \
	VPXORQ Z8, Z8, Z8    \
	VPXORQ Z9, Z9, Z9    \
	VPXORQ Z10, Z10, Z10 \
	VPXORQ Z11, Z11, Z11 \
	VPXORQ Z12, Z12, Z12 \
	VPXORQ Z13, Z13, Z13 \
	VPXORQ Z14, Z14, Z14 \
	VPXORQ Z15, Z15, Z15

// SI points to row 0 of a, R8 to row 4; DX is the stride in bytes, R9 three times that.
#define ROWS(do) \
	do((SI), Z0, Z1)         \
	do((SI)(DX*1), Z2, Z3)   \
	do((SI)(DX*2), Z4, Z5)   \
	do((SI)(R9*1), Z6, Z7)   \
	do((R8), Z8, Z9)         \
	do((R8)(DX*1), Z10, Z11) \
	do((R8)(DX*2), Z12, Z13) \
	do((R8)(R9*1), Z14, Z15)

#define FLOATROW(at, s0, s1) \
	VBROADCASTSS at, Z18      \
	VFMADD231PS Z16, Z18, s0  \
	VFMADD231PS Z17, Z18, s1

#define FLOATSTORE(i, s0, s1) \
	VBROADCASTSS (i*4)(AX), Z18 \
	VFMADD213PS Z20, Z18, s0    \
	VFMADD213PS Z21, Z18, s1    \
	VMOVUPS s0, (DI)            \
	VMOVUPS s1, 64(DI)          \
	ADDQ R11, DI

// The 8-bit blocks start and end alike.
#define INT8START \
	MOVQ dst_base+0(FP), DI        \
	MOVQ dstStride+24(FP), R11     \
	MOVQ a_base+32(FP), SI         \
	MOVQ aStride+56(FP), DX        \
	MOVQ b_base+64(FP), BX         \
	MOVQ k+88(FP), CX              \
	MOVQ scale_base+96(FP), AX     \
	MOVQ zero_base+120(FP), R10    \
	MOVQ colSum_base+144(FP), R12  \
	VMOVDQU32 (R12), Z20           \
	VMOVDQU32 64(R12), Z21         \
	MOVQ colScale_base+168(FP), R12 \
	VMOVUPS (R12), Z22             \
	VMOVUPS 64(R12), Z23           \
	MOVQ bias_base+192(FP), R12    \
	VMOVUPS (R12), Z24             \
	VMOVUPS 64(R12), Z25           \
	SHLQ $2, R11                   \
	LEAQ (DX)(DX*2), R9            \
	LEAQ (SI)(DX*4), R8            \
	CLEAR

#define INT8STORE(i, s0, s1) \
	VPBROADCASTD (i*4)(R10), Z18 \
	VBROADCASTSS (i*4)(AX), Z19  \
	VPMULLD Z20, Z18, Z26        \
	VPMULLD Z21, Z18, Z27        \
	VPSUBD Z26, s0, s0           \
	VPSUBD Z27, s1, s1           \
	VCVTDQ2PS s0, s0             \
	VCVTDQ2PS s1, s1             \
	VMULPS Z19, s0, s0           \
	VMULPS Z19, s1, s1           \
	VMULPS Z22, s0, s0           \
	VMULPS Z23, s1, s1           \
	VADDPS Z24, s0, s0           \
	VADDPS Z25, s1, s1           \
	VMOVUPS s0, (DI)             \
	VMOVUPS s1, 64(DI)           \
	ADDQ R11, DI

#define INT8END \
	INT8STORE(0, Z0, Z1)   \
	INT8STORE(1, Z2, Z3)   \
	INT8STORE(2, Z4, Z5)   \
	INT8STORE(3, Z6, Z7)   \
	INT8STORE(4, Z8, Z9)   \
	INT8STORE(5, Z10, Z11) \
	INT8STORE(6, Z12, Z13) \
	INT8STORE(7, Z14, Z15) \
	VZEROUPPER             \
	RET

// func floatTileAVX512(dst []float32, dstStride int, a []float32, aStride int, b []float32, k int, rowScale, bias []float32)
TEXT ·floatTileAVX512(SB), NOSPLIT, $0-144
	MOVQ dst_base+0(FP), DI
	MOVQ dstStride+24(FP), R11
	MOVQ a_base+32(FP), SI
	MOVQ aStride+56(FP), DX
	MOVQ b_base+64(FP), BX
	MOVQ k+88(FP), CX
	MOVQ rowScale_base+96(FP), AX
	MOVQ bias_base+120(FP), R10
	SHLQ $2, R11
	SHLQ $2, DX
	LEAQ (DX)(DX*2), R9
	LEAQ (SI)(DX*4), R8
	CLEAR
	VMOVUPS (R10), Z20
	VMOVUPS 64(R10), Z21

floatLoop:
	VMOVUPS (BX), Z16
	VMOVUPS 64(BX), Z17
	ROWS(FLOATROW)
	ADDQ $128, BX
	ADDQ $4, SI
	ADDQ $4, R8
	DECQ CX
	JNZ  floatLoop

	FLOATSTORE(0, Z0, Z1)
	FLOATSTORE(1, Z2, Z3)
	FLOATSTORE(2, Z4, Z5)
	FLOATSTORE(3, Z6, Z7)
	FLOATSTORE(4, Z8, Z9)
	FLOATSTORE(5, Z10, Z11)
	FLOATSTORE(6, Z12, Z13)
	FLOATSTORE(7, Z14, Z15)
	VZEROUPPER
	RET

#define VNNIROW(at, s0, s1) \
	VPBROADCASTD at, Z18     \
	VPDPBUSD Z16, Z18, s0    \
	VPDPBUSD Z17, Z18, s1

// int8TileVNNI reads codes of one byte, four inputs at a time.
//
// func int8TileVNNI(dst []float32, dstStride int, a []byte, aStride int, b []int8, k int, scale []float32, zero []int32, colSum []int32, colScale, bias []float32)
TEXT ·int8TileVNNI(SB), NOSPLIT, $0-216
	INT8START
	SHRQ $2, CX

vnniLoop:
	VMOVDQU32 (BX), Z16
	VMOVDQU32 64(BX), Z17
	ROWS(VNNIROW)
	ADDQ $128, BX
	ADDQ $4, SI
	ADDQ $4, R8
	DECQ CX
	JNZ  vnniLoop
	INT8END
