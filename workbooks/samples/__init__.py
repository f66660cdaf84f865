"""Sample catalogue and submissions: Đắk Lắk, six months of 2020; all made up but the section of SKHCN."""
