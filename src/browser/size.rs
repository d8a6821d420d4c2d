//! How large elements are on the page, and when that changes.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Something that is watched until this is dropped.
pub struct Watch {
    observer: JsValue,
    _act: Closure<dyn Fn()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = call(&self.observer, "disconnect", None);
    }
}

/// Calls `act` whenever an element, what it stands in, or the first thing in it has another size than before. `None` if the browser cannot say.
pub fn watch(element: &Element, act: impl Fn() + 'static) -> Option<Watch> {
    let act = Closure::<dyn Fn()>::new(act);
    // By hand, since the types of web-sys for what is told are not needed.
    let class = Reflect::get(&js_sys::global(), &"ResizeObserver".into()).ok()?;
    let observer = Reflect::construct(&class.dyn_into::<Function>().ok()?, &Array::of1(act.as_ref())).ok()?;
    let watch = Watch { observer, _act: act };
    call(&watch.observer, "observe", Some(element))?;
    call(&watch.observer, "observe", element.parent_element().as_ref())?;
    call(&watch.observer, "observe", element.first_element_child().as_ref())?;
    Some(watch)
}

fn call(object: &JsValue, name: &str, with: Option<&Element>) -> Option<JsValue> {
    let function = Reflect::get(object, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    function.call1(object, &with.map_or(JsValue::UNDEFINED, JsValue::from)).ok()
}
