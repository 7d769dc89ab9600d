package io.counterfoil.identity;

import java.util.List;

/** Where accounts come from that exist before anybody can log in. Asked once, at start, before the port opens. */
public interface FirstPeople {
    List<FirstPerson> people();
}
