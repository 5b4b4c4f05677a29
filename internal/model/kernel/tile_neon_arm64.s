#include "textflag.h"
#include "encode_arm64.h"

// Blocks of 16 columns: V16 to V19 hold a row of the panel. The sums of row i
// of four are in V(4i) to V(4i+3), V(20+i) holds successive elements of a.

#define CLEAR \
	VEOR V0.B16, V0.B16, V0.B16    \
	VEOR V1.B16, V1.B16, V1.B16    \
	VEOR V2.B16, V2.B16, V2.B16    \
	VEOR V3.B16, V3.B16, V3.B16    \
	VEOR V4.B16, V4.B16, V4.B16    \
	VEOR V5.B16, V5.B16, V5.B16    \
	VEOR V6.B16, V6.B16, V6.B16    \
	VEOR V7.B16, V7.B16, V7.B16    \
	VEOR V8.B16, V8.B16, V8.B16    \
	VEOR V9.B16, V9.B16, V9.B16    \
	VEOR V10.B16, V10.B16, V10.B16 \
	VEOR V11.B16, V11.B16, V11.B16 \
	VEOR V12.B16, V12.B16, V12.B16 \
	VEOR V13.B16, V13.B16, V13.B16 \
	VEOR V14.B16, V14.B16, V14.B16 \
	VEOR V15.B16, V15.B16, V15.B16

#define FLOATROW(a, i, d) \
	FMLAE(a, i, 16, (d))   \
	FMLAE(a, i, 17, (d)+1) \
	FMLAE(a, i, 18, (d)+2) \
	FMLAE(a, i, 19, (d)+3)

#define FLOATSTEP(i) \
	VLD1.P 64(R4), [V16.S4, V17.S4, V18.S4, V19.S4] \
	FLOATROW(20, i, 0) \
	FLOATROW(21, i, 4) \
	FLOATROW(22, i, 8) \
	FLOATROW(23, i, 12)

#define FLOATSTORE(d) \
	VLD1R.P 4(R6), [V20.S4] \
	COPY(16, 24)       \
	COPY(17, 25)       \
	COPY(18, 26)       \
	COPY(19, 27)       \
	FMLA(20, (d), 24)   \
	FMLA(20, (d)+1, 25) \
	FMLA(20, (d)+2, 26) \
	FMLA(20, (d)+3, 27) \
	VST1 [V24.S4, V25.S4, V26.S4, V27.S4], (R0) \
	ADD R1, R0

// The 8-bit blocks load the constants of the columns alike, R6 then pointing to
// the scales of the rows and R7 to their zeros, and store alike, the sums of a
// row being in the registers c to f.
#define INT8COLUMNS \
	MOVD scale_base+96(FP), R6     \
	MOVD zero_base+120(FP), R7     \
	MOVD colSum_base+144(FP), R12  \
	VLD1 (R12), [V24.S4, V25.S4, V26.S4, V27.S4] \
	MOVD colScale_base+168(FP), R12 \
	VLD1 (R12), [V28.S4, V29.S4, V30.S4, V31.S4] \
	MOVD bias_base+192(FP), R12    \
	VLD1 (R12), [V16.S4, V17.S4, V18.S4, V19.S4]

#define INT8STORE(c, d, e, f) \
	VLD1R.P 4(R7), [V20.S4] \
	VLD1R.P 4(R6), [V21.S4] \
	MLS(20, 24, c)  \
	MLS(20, 25, d)  \
	MLS(20, 26, e)  \
	MLS(20, 27, f)  \
	SCVTF(c, c)     \
	SCVTF(d, d)     \
	SCVTF(e, e)     \
	SCVTF(f, f)     \
	FMUL(21, c, c)  \
	FMUL(21, d, d)  \
	FMUL(21, e, e)  \
	FMUL(21, f, f)  \
	FMUL(28, c, c)  \
	FMUL(29, d, d)  \
	FMUL(30, e, e)  \
	FMUL(31, f, f)  \
	FADD(16, c, 20) \
	FADD(17, d, 21) \
	FADD(18, e, 22) \
	FADD(19, f, 23) \
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R0) \
	ADD R1, R0

// func floatTileNEON(dst []float32, dstStride int, a []float32, aStride int, b []float32, k int, rowScale, bias []float32)
TEXT ·floatTileNEON(SB), NOSPLIT, $0-144
	MOVD dst_base+0(FP), R0
	MOVD dstStride+24(FP), R1
	MOVD a_base+32(FP), R8
	MOVD aStride+56(FP), R3
	MOVD b_base+64(FP), R4
	MOVD k+88(FP), R5
	MOVD rowScale_base+96(FP), R6
	MOVD bias_base+120(FP), R7
	LSL  $2, R1
	LSL  $2, R3
	ADD  R3, R8, R9
	ADD  R3, R9, R10
	ADD  R3, R10, R11
	CLEAR
	LSR  $2, R5, R12
	CBZ  R12, rest

fours:
	VLD1.P 16(R8), [V20.S4]
	VLD1.P 16(R9), [V21.S4]
	VLD1.P 16(R10), [V22.S4]
	VLD1.P 16(R11), [V23.S4]
	FLOATSTEP(0)
	FLOATSTEP(1)
	FLOATSTEP(2)
	FLOATSTEP(3)
	SUB  $1, R12
	CBNZ R12, fours

rest:
	AND $3, R5
	CBZ R5, store

ones:
	VLD1R.P 4(R8), [V20.S4]
	VLD1R.P 4(R9), [V21.S4]
	VLD1R.P 4(R10), [V22.S4]
	VLD1R.P 4(R11), [V23.S4]
	FLOATSTEP(0)
	SUB  $1, R5
	CBNZ R5, ones

store:
	VLD1 (R7), [V16.S4, V17.S4, V18.S4, V19.S4]
	FLOATSTORE(0)
	FLOATSTORE(4)
	FLOATSTORE(8)
	FLOATSTORE(12)
	RET

#define DOTROW(a, i, d) \
	SDOTE(a, i, 16, (d))   \
	SDOTE(a, i, 17, (d)+1) \
	SDOTE(a, i, 18, (d)+2) \
	SDOTE(a, i, 19, (d)+3)

#define DOTSTEP(i) \
	VLD1.P 64(R4), [V16.B16, V17.B16, V18.B16, V19.B16] \
	DOTROW(20, i, 0) \
	DOTROW(21, i, 4) \
	DOTROW(22, i, 8) \
	DOTROW(23, i, 12)

// int8TileNEONDot is for processors with dot products: 4 rows, sixteen inputs
// a round.
//
// func int8TileNEONDot(dst []float32, dstStride int, a []byte, aStride int, b []int8, k int, scale []float32, zero []int32, colSum []int32, colScale, bias []float32)
TEXT ·int8TileNEONDot(SB), NOSPLIT, $0-216
	MOVD dst_base+0(FP), R0
	MOVD dstStride+24(FP), R1
	MOVD a_base+32(FP), R8
	MOVD aStride+56(FP), R3
	MOVD b_base+64(FP), R4
	MOVD k+88(FP), R5
	LSL  $2, R1
	ADD  R3, R8, R9
	ADD  R3, R9, R10
	ADD  R3, R10, R11
	LSR  $4, R5
	CLEAR

loop:
	VLD1.P 16(R8), [V20.B16]
	VLD1.P 16(R9), [V21.B16]
	VLD1.P 16(R10), [V22.B16]
	VLD1.P 16(R11), [V23.B16]
	DOTSTEP(0)
	DOTSTEP(1)
	DOTSTEP(2)
	DOTSTEP(3)
	SUB  $1, R5
	CBNZ R5, loop

	INT8COLUMNS
	INT8STORE(0, 1, 2, 3)
	INT8STORE(4, 5, 6, 7)
	INT8STORE(8, 9, 10, 11)
	INT8STORE(12, 13, 14, 15)
	RET

// Four columns, of which b holds four inputs each: the sums of two columns, in
// two parts each, are in d and d+1.
#define MULTIPLY(a, b, d) \
	SMULL(a, b, 24)  \
	SMULL2(a, b, 25) \
	SADALP(24, (d))  \
	SADALP(25, (d)+1)

// int8TileNEON is for all other processors: 2 rows, four inputs a round.
//
// func int8TileNEON(dst []float32, dstStride int, a []byte, aStride int, b []int8, k int, scale []float32, zero []int32, colSum []int32, colScale, bias []float32)
TEXT ·int8TileNEON(SB), NOSPLIT, $0-216
	MOVD dst_base+0(FP), R0
	MOVD dstStride+24(FP), R1
	MOVD a_base+32(FP), R8
	MOVD aStride+56(FP), R3
	MOVD b_base+64(FP), R4
	MOVD k+88(FP), R5
	LSL  $2, R1
	ADD  R3, R8, R9
	LSR  $2, R5
	CLEAR

loop:
	VLD1R.P 4(R8), [V20.S4]
	VLD1R.P 4(R9), [V21.S4]
	VLD1.P 64(R4), [V16.B16, V17.B16, V18.B16, V19.B16]
	MULTIPLY(20, 16, 0)
	MULTIPLY(20, 17, 2)
	MULTIPLY(20, 18, 4)
	MULTIPLY(20, 19, 6)
	MULTIPLY(21, 16, 8)
	MULTIPLY(21, 17, 10)
	MULTIPLY(21, 18, 12)
	MULTIPLY(21, 19, 14)
	SUB  $1, R5
	CBNZ R5, loop

	ADDP(1, 0, 0)
	ADDP(3, 2, 2)
	ADDP(5, 4, 4)
	ADDP(7, 6, 6)
	ADDP(9, 8, 8)
	ADDP(11, 10, 10)
	ADDP(13, 12, 12)
	ADDP(15, 14, 14)
	INT8COLUMNS
	INT8STORE(0, 2, 4, 6)
	INT8STORE(8, 10, 12, 14)
	RET
