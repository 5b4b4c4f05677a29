module selon

go 1.26.8
