"""What a number is worth while its words are read left to right, and which word may come next."""

from decimal import Decimal

from sources.text.numbers.number_words import Atom

_TENS_ONLY = Decimal(-1)
_REPEATED = Decimal(-2)
_TEN = 10
_ENDLESS = Decimal("Infinity")


class Worth:
    """A number being read: what it is worth so far and how large its next part may be."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group = Decimal(0)
        self.scale = Decimal(0)
        self.room = _ENDLESS
        self.fresh = True

    def accept(self, atom: Atom) -> bool:
        """Take the next part if grammar allows it; False when the number ends before it."""
        taken = _GRAMMAR[atom.role](self, atom)
        self.fresh = self.fresh and not taken
        return taken

    def _fits(self, atom: Atom) -> bool:
        return self.fresh or (atom.linked and self.room > atom.value)

    def one(self, atom: Atom) -> bool:
        if atom.value == 10 and not atom.linked and self.room == _TENS_ONLY:
            return self.group % 100 < 10 and self._place(atom, room=Decimal(0))
        room = Decimal(0) if atom.english or atom.value == 10 else _TENS_ONLY
        return self._fits(atom) and self._place(atom, room=room)

    def ten(self, atom: Atom) -> bool:
        after_one = atom.linked and self.room == _TENS_ONLY
        room = Decimal(10 if atom.english else 0)
        return (after_one or self._fits(atom)) and self._place(atom, room=room)

    def hundred(self, atom: Atom) -> bool:
        if atom.value == 100 and 0 < self.group < 10 and _multiplies(atom):
            self.group, self.room = self.group * 100, Decimal(100)
            return True
        return self._fits(atom) and self._place(atom, room=Decimal(100))

    def dual(self, atom: Atom) -> bool:
        return self._fits(atom) and self._close(atom.value, Decimal(2))

    def scaled(self, atom: Atom) -> bool:
        if self.room == _REPEATED:  # «مليونان ونصف المليون»
            self.room = Decimal(0)
            return atom.value == self.scale
        if self.fresh or (atom.linked and not atom.english):
            return self._fits(atom) and self._close(atom.value, Decimal(1))
        return self._multiply(atom)

    def scales(self, atom: Atom) -> bool:
        return not self.fresh and self._multiply(atom)

    def _multiply(self, atom: Atom) -> bool:
        if self.group:
            return self._close(atom.value, self._take())
        return self.room == self.scale and self._close(atom.value, self._spend())

    def part(self, atom: Atom) -> bool:
        if self.fresh or (self.group and atom.linked):
            return self._place(atom, room=Decimal(0))
        if not atom.linked:
            return False
        self.total += atom.value * self.scale
        self.room = _REPEATED
        return True

    def parts(self, atom: Atom) -> bool:
        if not 0 < self.group < _TEN or self.total:
            return False
        self.group, self.room = self.group * atom.value, Decimal(0)
        return True

    def digits(self, atom: Atom) -> bool:
        return self._fits(atom) and not self.group and self._place(atom, room=Decimal(0))

    def _place(self, atom: Atom, *, room: Decimal) -> bool:
        self.group += atom.value
        self.room = room
        return True

    def _close(self, scale: Decimal, count: Decimal) -> bool:
        self.total += count * scale
        self.scale = self.room = scale
        return True

    def _take(self) -> Decimal:
        group, self.group = self.group, Decimal(0)
        return group

    def _spend(self) -> Decimal:
        total, self.total = self.total, Decimal(0)
        return total


def _multiplies(hundred: Atom) -> bool:
    """«ثلاث مئة», not «ثلاثة بالمئة»."""
    return hundred.english or not (hundred.linked or hundred.definite)


_GRAMMAR = {
    "one": Worth.one,
    "ten": Worth.ten,
    "hundred": Worth.hundred,
    "dual": Worth.dual,
    "scale": Worth.scaled,
    "scales": Worth.scales,
    "part": Worth.part,
    "parts": Worth.parts,
    "digits": Worth.digits,
}
