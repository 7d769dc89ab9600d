package io.counterfoil.portal;

import java.util.List;

/** What the landing page of a demo installation tells about its people. No such bean, no such list. */
public interface DemoNotice {
    /** The logins to try, in the order in which a newcomer meets them. */
    List<DemoLogin> logins();

    /** A person of the demo with the password that stands in README. */
    record DemoLogin(String login, String password, String role) {}
}
