#include "textflag.h"

// Functions over rows, sixteen elements at a time in two halves. All lengths
// are multiples of sixteen. A minimum or maximum returns its second operand,
// written first here, if one is not a number: the order of operands decides
// whether NaN passes.

// func boundsAVX2(x []float32) (low, high float32)
TEXT ·boundsAVX2(SB), NOSPLIT, $0-32
	MOVQ x_base+0(FP), SI
	MOVQ x_len+8(FP), CX
	MOVL $0x7f800000, AX // +Inf
	VMOVD AX, X0
	VBROADCASTSS X0, Y0
	VMOVAPS Y0, Y1
	MOVL $0xff800000, AX // -Inf
	VMOVD AX, X2
	VBROADCASTSS X2, Y2
	VMOVAPS Y2, Y3
	SHRQ $4, CX
	JZ   done

loop:
	VMOVUPS (SI), Y4
	VMOVUPS 32(SI), Y5
	VMINPS Y0, Y4, Y0
	VMINPS Y1, Y5, Y1
	VMAXPS Y2, Y4, Y2
	VMAXPS Y3, Y5, Y3
	ADDQ $64, SI
	DECQ CX
	JNZ  loop

	VMINPS Y1, Y0, Y0
	VMAXPS Y3, Y2, Y2
	VEXTRACTF128 $1, Y0, X1
	VEXTRACTF128 $1, Y2, X3
	VMINPS X1, X0, X0
	VMAXPS X3, X2, X2
	VPERMILPS $0x4e, X0, X1
	VPERMILPS $0x4e, X2, X3
	VMINPS X1, X0, X0
	VMAXPS X3, X2, X2
	VPERMILPS $0xb1, X0, X1
	VPERMILPS $0xb1, X2, X3
	VMINPS X1, X0, X0
	VMAXPS X3, X2, X2

done:
	VMOVSS X0, low+24(FP)
	VMOVSS X2, high+28(FP)
	VZEROUPPER
	RET

// Sixteen whole numbers, in Y0 and Y1, become bytes in X0, those beyond 0 and
// 127 the nearer of the two: the first step holds them above 0, the second, which
// takes them for signed, below 127.
#define BYTES \
	VPACKUSDW Y1, Y0, Y0    \
	VPERMQ $0xd8, Y0, Y0    \
	VEXTRACTI128 $1, Y0, X1 \
	VPACKSSWB X1, X0, X0

// func quantiseAVX2(dst []byte, x []float32, inverse float32, zero int32)
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-56
	MOVQ dst_base+0(FP), DI
	MOVQ x_base+24(FP), SI
	MOVQ x_len+32(FP), CX
	VBROADCASTSS inverse+48(FP), Y8
	MOVL zero+52(FP), AX
	VMOVD AX, X9
	VPBROADCASTD X9, Y9
	MOVL $0x42fe0000, AX // 127
	VMOVD AX, X10
	VBROADCASTSS X10, Y10
	MOVL $0xc2fe0000, AX // -127
	VMOVD AX, X11
	VBROADCASTSS X11, Y11
	SHRQ $4, CX
	JZ   done

loop:
	VMULPS (SI), Y8, Y0
	VMULPS 32(SI), Y8, Y1
	VMAXPS Y11, Y0, Y0
	VMAXPS Y11, Y1, Y1
	VMINPS Y10, Y0, Y0
	VMINPS Y10, Y1, Y1
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VPADDD Y9, Y0, Y0
	VPADDD Y9, Y1, Y1
	BYTES
	VMOVDQU X0, (DI)
	ADDQ $64, SI
	ADDQ $16, DI
	DECQ CX
	JNZ  loop

done:
	VZEROUPPER
	RET

// One step of a polynomial in u of two halves; at is the next coefficient.
#define STEP(at, u0, u1, p0, p1) \
	VBROADCASTSS at, Y15      \
	VFMADD213PS Y15, u0, p0   \
	VFMADD213PS Y15, u1, p1

// func geluAVX2(x []float32)
TEXT ·geluAVX2(SB), NOSPLIT, $0-24
	MOVQ x_base+0(FP), SI
	MOVQ x_len+8(FP), CX
	LEAQ ·geluTable(SB), AX
	VBROADCASTSS (AX), Y12   // -limit
	VBROADCASTSS 4(AX), Y13  // limit
	VBROADCASTSS 8(AX), Y14  // ½
	SHRQ $4, CX
	JZ   done

loop:
	VMAXPS (SI), Y12, Y0     // x, limited from below
	VMAXPS 32(SI), Y12, Y1
	VMINPS Y0, Y13, Y2       // t
	VMINPS Y1, Y13, Y3
	VMULPS Y2, Y2, Y4        // u
	VMULPS Y3, Y3, Y5
	VBROADCASTSS 12(AX), Y6
	VMOVAPS Y6, Y7
	STEP(16(AX), Y4, Y5, Y6, Y7)
	STEP(20(AX), Y4, Y5, Y6, Y7)
	STEP(24(AX), Y4, Y5, Y6, Y7)
	STEP(28(AX), Y4, Y5, Y6, Y7)
	STEP(32(AX), Y4, Y5, Y6, Y7)
	STEP(36(AX), Y4, Y5, Y6, Y7)
	VBROADCASTSS 40(AX), Y8
	VMOVAPS Y8, Y9
	STEP(44(AX), Y4, Y5, Y8, Y9)
	STEP(48(AX), Y4, Y5, Y8, Y9)
	STEP(52(AX), Y4, Y5, Y8, Y9)
	STEP(56(AX), Y4, Y5, Y8, Y9)
	VMULPS Y2, Y6, Y6
	VMULPS Y3, Y7, Y7
	VDIVPS Y8, Y6, Y6
	VDIVPS Y9, Y7, Y7
	VADDPS Y14, Y6, Y6
	VADDPS Y14, Y7, Y7
	VMULPS Y6, Y0, Y0
	VMULPS Y7, Y1, Y1
	VMOVUPS Y0, (SI)
	VMOVUPS Y1, 32(SI)
	ADDQ $64, SI
	DECQ CX
	JNZ  loop

done:
	VZEROUPPER
	RET

// func expSumAVX2(x []float32, shift float32, sum *[lanes]float32)
TEXT ·expSumAVX2(SB), NOSPLIT, $0-40
	MOVQ x_base+0(FP), SI
	MOVQ x_len+8(FP), CX
	VBROADCASTSS shift+24(FP), Y10
	MOVQ sum+32(FP), BX
	LEAQ ·expTable(SB), AX
	VMOVUPS (BX), Y8
	VMOVUPS 32(BX), Y9
	VBROADCASTSS (AX), Y11   // lowest
	VBROADCASTSS 4(AX), Y13  // log₂e
	VBROADCASTSS 8(AX), Y14  // magic
	VBROADCASTSS 12(AX), Y12 // the high part of ln 2
	SHRQ $4, CX
	JZ   done

loop:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VSUBPS Y10, Y0, Y0       // r, in the making
	VSUBPS Y10, Y1, Y1
	VCMPPS $0x1d, Y11, Y0, Y2 // not below the lowest
	VCMPPS $0x1d, Y11, Y1, Y3
	VMOVAPS Y13, Y4
	VMOVAPS Y13, Y5
	VFMADD213PS Y14, Y0, Y4  // t
	VFMADD213PS Y14, Y1, Y5
	VSUBPS Y14, Y4, Y6       // n
	VSUBPS Y14, Y5, Y7
	VFNMADD231PS Y12, Y6, Y0
	VFNMADD231PS Y12, Y7, Y1
	VBROADCASTSS 16(AX), Y15 // the low part of ln 2
	VFNMADD231PS Y15, Y6, Y0
	VFNMADD231PS Y15, Y7, Y1
	VBROADCASTSS 20(AX), Y6
	VMOVAPS Y6, Y7
	STEP(24(AX), Y0, Y1, Y6, Y7)
	STEP(28(AX), Y0, Y1, Y6, Y7)
	STEP(32(AX), Y0, Y1, Y6, Y7)
	STEP(36(AX), Y0, Y1, Y6, Y7)
	STEP(36(AX), Y0, Y1, Y6, Y7)
	VPSLLD $23, Y4, Y4
	VPSLLD $23, Y5, Y5
	VPADDD Y4, Y6, Y6
	VPADDD Y5, Y7, Y7
	VANDPS Y2, Y6, Y6
	VANDPS Y3, Y7, Y7
	VMOVUPS Y6, (SI)
	VMOVUPS Y7, 32(SI)
	VADDPS Y6, Y8, Y8
	VADDPS Y7, Y9, Y9
	ADDQ $64, SI
	DECQ CX
	JNZ  loop

done:
	VMOVUPS Y8, (BX)
	VMOVUPS Y9, 32(BX)
	VZEROUPPER
	RET

// func addSumAVX2(dst, a, b []float32, sum *[lanes]float32)
TEXT ·addSumAVX2(SB), NOSPLIT, $0-80
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ a_base+24(FP), SI
	MOVQ b_base+48(FP), DX
	MOVQ sum+72(FP), BX
	VMOVUPS (BX), Y2
	VMOVUPS 32(BX), Y3
	SHRQ $4, CX
	JZ   done

loop:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VADDPS (DX), Y0, Y0
	VADDPS 32(DX), Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VADDPS Y0, Y2, Y2
	VADDPS Y1, Y3, Y3
	ADDQ $64, SI
	ADDQ $64, DX
	ADDQ $64, DI
	DECQ CX
	JNZ  loop

done:
	VMOVUPS Y2, (BX)
	VMOVUPS Y3, 32(BX)
	VZEROUPPER
	RET

// func squareSumAVX2(x []float32, mean float32, sum *[lanes]float32)
TEXT ·squareSumAVX2(SB), NOSPLIT, $0-40
	MOVQ x_base+0(FP), SI
	MOVQ x_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Y4
	MOVQ sum+32(FP), BX
	VMOVUPS (BX), Y2
	VMOVUPS 32(BX), Y3
	SHRQ $4, CX
	JZ   done

loop:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VSUBPS Y4, Y0, Y0
	VSUBPS Y4, Y1, Y1
	VFMADD231PS Y0, Y0, Y2
	VFMADD231PS Y1, Y1, Y3
	ADDQ $64, SI
	DECQ CX
	JNZ  loop

done:
	VMOVUPS Y2, (BX)
	VMOVUPS Y3, 32(BX)
	VZEROUPPER
	RET

// func normaliseAVX2(x []float32, mean, inverse float32, gain, bias []float32)
TEXT ·normaliseAVX2(SB), NOSPLIT, $0-80
	MOVQ x_base+0(FP), SI
	MOVQ x_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Y4
	VBROADCASTSS inverse+28(FP), Y5
	MOVQ gain_base+32(FP), DX
	MOVQ bias_base+56(FP), BX
	SHRQ $4, CX
	JZ   done

loop:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VSUBPS Y4, Y0, Y0
	VSUBPS Y4, Y1, Y1
	VMULPS Y5, Y0, Y0
	VMULPS Y5, Y1, Y1
	VMOVUPS (BX), Y2
	VMOVUPS 32(BX), Y3
	VFMADD231PS (DX), Y0, Y2
	VFMADD231PS 32(DX), Y1, Y3
	VMOVUPS Y2, (SI)
	VMOVUPS Y3, 32(SI)
	ADDQ $64, SI
	ADDQ $64, DX
	ADDQ $64, BX
	DECQ CX
	JNZ  loop

done:
	VZEROUPPER
	RET
